const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** CodeBuild takes the buildspec as text; the sandbox runs the same file. */
module.exports.text = () => readFileSync(join(__dirname, 'buildspec.yml'), 'utf8');
