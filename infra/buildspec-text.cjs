const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parse, stringify } = require('yaml');
const { container, node } = require('./build-settings.cjs');
const { settings } = require('./settings.cjs');

const file = join(__dirname, 'buildspec.yml');

/**
 * CodeBuild takes the buildspec as text; the sandbox runs the same file. CodeBuild's own container image has several
 * releases of Node and must be told which, and a cache that must be told what it keeps; its Lambda images and an image of one's own have one.
 */
module.exports.text = async () => {
  const { image } = (await settings()).build;
  const source = readFileSync(file, 'utf8');
  if (image || (await container()) !== 'LINUX_CONTAINER') return source;
  const spec = parse(source);
  spec.phases.install = { 'runtime-versions': { nodejs: node }, ...spec.phases.install };
  spec.cache = { paths: ['/tmp/unclick-cache/**/*'] };
  return stringify(spec, { lineWidth: 0 });
};
