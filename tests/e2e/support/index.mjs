// What a journey needs.
export { accessible, axe } from "./axe.mjs";
export { fits, journey, open, shot } from "./page.mjs";
export { sandbox } from "./sandbox.mjs";
export { serveDist } from "./server.mjs";
