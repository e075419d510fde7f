console.log("just so");
console.error("on purpose");
setTimeout(() => { throw new Error("thrown away"); }, 0);
