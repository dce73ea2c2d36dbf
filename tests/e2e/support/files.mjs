// Files that the page reads, held back so that a test can press Cancel in the middle.

/**
 * Lets the page read so many pieces of files and holds back the next ones, however fast the machine is.
 *
 * @param {import("playwright").Page} page
 * @param {number} pieces
 * @returns a function that lets the page go on
 */
export async function holdBackFiles(page, pieces) {
  await page.evaluate((most) => {
    const read = Blob.prototype.arrayBuffer;
    let count = 0;
    const goOn = new Promise((resolve) => { globalThis.release = resolve; });
    Blob.prototype.arrayBuffer = async function () {
      count += 1;
      if (count > most) await goOn;
      return read.call(this);
    };
    // The files of a folder are read whole.
    const readWhole = FileReader.prototype.readAsArrayBuffer;
    FileReader.prototype.readAsArrayBuffer = function (file) {
      count += 1;
      if (count > most) goOn.then(() => readWhole.call(this, file));
      else readWhole.call(this, file);
    };
  }, pieces);
  return () => page.evaluate(() => globalThis.release());
}
