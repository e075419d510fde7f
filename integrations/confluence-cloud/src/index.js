// The functions of the app that run at Atlassian; manifest.yml names them.

export { adfExport } from './export.js';
