// DescribeImages with npm's soap and signed WS-Addressing headers: `addressed.js TO [NAME=ADDRESS ...]`; the number of images, or the fault, is
// printed as JSON. NAME is ReplyTo or FaultTo. EC2_URL, EC2_CERT, EC2_PRIVATE_KEY and NODE_PATH are as for client.js.
'use strict';

const { randomUUID } = require('crypto');
const fs = require('fs');
const soap = require('soap');

const WSA = 'http://www.w3.org/2005/08/addressing';

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
  const [to, ...endpoints] = process.argv.slice(2);
  const headers = { To: to, Action: 'DescribeImages', MessageID: `urn:uuid:${randomUUID()}` };
  for (const [name, address] of endpoints.map((endpoint) => endpoint.split('='))) headers[name] = { 'wsa:Address': address };
  const { EC2_URL: url, EC2_PRIVATE_KEY: key, EC2_CERT: certificate } = process.env;
  const client = await connect(url, key, certificate, headers);
  let seen;
  try {
    const [answer] = await client.DescribeImagesAsync({ imagesSet: {} });
    seen = { images: answer.imagesSet.item.length };
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
