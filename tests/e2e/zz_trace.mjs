import { browser } from "./support/browser.mjs";
import { serveCompressed } from "./support/compressed.mjs";
const s=await serveCompressed('/work/main/target/journeys');const b=await browser();const c=await b.newContext({viewport:{width:1280,height:800}});const p=await c.newPage();
await p.goto(s.url+'#/new');await p.locator("[aria-label='view_orders']").first().waitFor();await p.waitForTimeout(2500);
if(process.argv[2])await p.addStyleTag({content:process.argv[2]}).catch(async()=>{await p.evaluate(t=>{const sh=new CSSStyleSheet();sh.replaceSync(t);document.adoptedStyleSheets.push(sh)},process.argv[2])});
await b.startTracing(p,{categories:['devtools.timeline','blink','disabled-by-default-devtools.timeline','disabled-by-default-blink.debug.layout']});
const r=await p.evaluate(async()=>{const tick=()=>new Promise(r=>{const{port1,port2}=new MessageChannel();port1.onmessage=r;port2.postMessage(0)});const wait=ms=>new Promise(r=>setTimeout(r,ms));
const out=[];for(let i=0;i<24;i++){await wait(120);performance.mark('act');const t=performance.now();document.querySelector("[aria-label='view_orders']").click();await tick();const t2=performance.now();void document.body.offsetHeight;out.push([t2-t,performance.now()-t2])}
const m=k=>out.map(o=>o[k]).sort((a,b)=>a-b)[12];return [m(0),m(1)]});
const buf=await b.stopTracing();const ev=JSON.parse(buf).traceEvents;
console.log('script, layout medians',r);
const ups=ev.filter(e=>e.name==='UpdateLayoutTree'&&e.dur).slice(-40);const lay=ev.filter(e=>e.name==='Layout'&&e.dur).slice(-40);
console.log('style',ups.slice(-12).map(e=>(e.dur/1000).toFixed(2)+'ms/'+e.args.elementCount).join('  '));
console.log('layout',lay.slice(-12).map(e=>(e.dur/1000).toFixed(2)+'ms dirty '+e.args.beginData?.dirtyObjects+'/'+e.args.beginData?.totalObjects).join('  '));
await b.close();s.close();
