// Takes the element's own file, and the program of the test that is running.
import { PostmortemTimeline } from '/src/element/element.js';

window.reports = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.reports.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
window.PostmortemTimeline = PostmortemTimeline;
PostmortemTimeline.glue = new URL('/wasm-bindgen-test', location.href).href;
PostmortemTimeline.wasm = new URL('/wasm-bindgen-test_bg.wasm', location.href).href;
window.program = () => import('/wasm-bindgen-test');
window.ready = true;
