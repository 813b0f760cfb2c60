// What npm's soap reads in WSDLs: `read.js FILE ...`; for each file the operations of each port, as JSON. NODE_PATH says where the library is.
'use strict';

const soap = require('soap');

// Names of a port's operations, by the port's name.
async function read(file) {
  const ports = {};
  const services = (await soap.createClientAsync(file)).describe();
  for (const service of Object.values(services))
    for (const [port, operations] of Object.entries(service)) ports[port] = Object.keys(operations).sort();
  return ports;
}

async function main() {
  const seen = {};
  for (const file of process.argv.slice(2)) seen[file] = await read(file);
  process.stdout.write(JSON.stringify(seen));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
