// A walk through EC2's SOAP interface with npm's soap: `client.js VERSION KEY_NAME`; what was seen is printed as JSON.
// EC2_URL, EC2_CERT and EC2_PRIVATE_KEY say where and as whom; NODE_PATH where the library is.
'use strict';

const fs = require('fs');
const soap = require('soap');

async function connect(url, key, certificate, version) {
  const client = await soap.createClientAsync(`${url}?wsdl&version=${version}`, {}, url);
  client.setSecurity(new soap.WSSecurityCert(fs.readFileSync(key, 'utf8'), fs.readFileSync(certificate, 'utf8'), '', {
    // One transform only, and the Ids of WS-Security: the library's defaults are others.
    signatureTransformations: ['http://www.w3.org/2001/10/xml-exc-c14n#'],
    signerOptions: { idMode: 'wssecurity' },
  }));
  return client;
}

// The answer of an operation.
async function call(client, operation, request) {
  const [answer] = await client[`${operation}Async`](request);
  return answer;
}

// The items of a set, an empty one too.
function items(set) {
  return [].concat((set && set.item) || []);
}

// Code and text of the fault that a call ends in.
async function faultOf(client, operation, request) {
  try {
    await call(client, operation, request);
  } catch (error) {
    const fault = error.root.Envelope.Body.Fault;
    return [fault.faultcode, fault.faultstring];
  }
  return [];
}

async function describe(client, instanceId) {
  const answer = await call(client, 'DescribeInstances', { instancesSet: { item: [{ instanceId }] } });
  return items(items(answer.reservationSet)[0].instancesSet)[0];
}

// The states that the instance goes through until the one that is wanted.
async function statesUntil(client, instanceId, wanted) {
  const seen = [];
  const end = Date.now() + 60000;
  while (seen[seen.length - 1] !== wanted && Date.now() < end) {
    const state = (await describe(client, instanceId)).instanceState.name;
    if (seen[seen.length - 1] !== state) seen.push(state);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return seen;
}

async function walk(client, keyName) {
  const seen = {};
  const images = items((await call(client, 'DescribeImages', { imagesSet: {} })).imagesSet);
  seen.images = images.map((image) => image.imageId).sort();
  const machine = images.find((image) => image.imageType === 'machine').imageId;
  const pair = await call(client, 'CreateKeyPair', { keyName });
  seen.key = [pair.keyName, pair.keyFingerprint, pair.keyMaterial];
  // In the schema's order: the library writes elements as they come.
  const asked = { minCount: 1, maxCount: 1, keyName, groupSet: {}, instanceType: 'm1.small' };
  seen.faults = [
    await faultOf(client, 'RunInstances', { imageId: 'emi-00000000', ...asked }),
    await faultOf(client, 'CreateKeyPair', { keyName }),
    await faultOf(client, 'GetConsoleOutput', { instanceId: 'i-00000000' }),
  ];
  const reservation = await call(client, 'RunInstances', { imageId: machine, ...asked });
  const [instance] = items(reservation.instancesSet);
  const instanceId = instance.instanceId;
  seen.reservation = reservation.reservationId;
  seen.instance = instanceId;
  seen.states = [instance.instanceState.name, ...await statesUntil(client, instanceId, 'running')];
  const running = await describe(client, instanceId);
  seen.running = [running.imageId, running.keyName, running.instanceType];
  const console = await call(client, 'GetConsoleOutput', { instanceId });
  seen.console = Buffer.from(console.output, 'base64').toString();
  const which = { instancesSet: { item: [{ instanceId }] } };
  seen.rebooted = (await call(client, 'RebootInstances', which)).return;
  const [change] = items((await call(client, 'TerminateInstances', which)).instancesSet);
  const current = change.currentState || change.shutdownState;
  seen.change = [change.instanceId, change.previousState.name, current.name];
  seen.end = await statesUntil(client, instanceId, 'terminated');
  return seen;
}

async function main() {
  const [version, keyName] = process.argv.slice(2);
  const environment = process.env;
  const client = await connect(environment.EC2_URL, environment.EC2_PRIVATE_KEY, environment.EC2_CERT, version);
  process.stdout.write(`${JSON.stringify(await walk(client, keyName))}\n`);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
