// A call with npm's soap whose WS-Addressing headers are signed: `addressed.js OPERATION TO [NAME=ADDRESS ...]`; the answer's members, or the
// fault, is printed as JSON. NAME is ReplyTo or FaultTo. EC2_URL, EC2_CERT, EC2_PRIVATE_KEY and NODE_PATH are as for client.js; ACTION is
// the Action. NODE_EXTRA_CA_CERTS names the certificate that a port of TLS shows.
'use strict';

const { randomUUID } = require('crypto');
const fs = require('fs');
const soap = require('soap');

const WSA = 'http://www.w3.org/2005/08/addressing';
// What some operations have to be told.
const REQUESTS = {
  DescribeImages: { imagesSet: {} },
  DescribeResources: { instanceTypes: [{ name: 'm1.small', memory: 128, cores: 1, disk: 2 }] },
};

async function connect(url, key, certificate, headers) {
  const client = await soap.createClientAsync(`${url}?wsdl`, {}, url);
  for (const [name, content] of Object.entries(headers)) client.addSoapHeader({ [`wsa:${name}`]: content }, '', 'wsa', WSA);
  client.setSecurity(new soap.WSSecurityCert(fs.readFileSync(key, 'utf8'), fs.readFileSync(certificate, 'utf8'), '', {
    signatureTransformations: ['http://www.w3.org/2001/10/xml-exc-c14n#'],
    signerOptions: { idMode: 'wssecurity' },
    additionalReferences: Object.keys(headers).map((name) => `wsa:${name}`),
  }));
  return client;
}

async function main() {
  const [operation, to, ...endpoints] = process.argv.slice(2);
  const { EC2_URL: url, EC2_PRIVATE_KEY: key, EC2_CERT: certificate, ACTION: action } = process.env;
  const headers = { To: to, Action: action, MessageID: `urn:uuid:${randomUUID()}` };
  for (const [name, address] of endpoints.map((endpoint) => endpoint.split('='))) headers[name] = { 'wsa:Address': address };
  const client = await connect(url, key, certificate, headers);
  let seen;
  try {
    const [answer] = await client[`${operation}Async`](REQUESTS[operation] || {});
    seen = { answer };
  } catch (error) {
    const fault = error.root.Envelope.Body.Fault;
    seen = { fault: [fault.faultcode, fault.faultstring] };
  }
  process.stdout.write(JSON.stringify(seen));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
