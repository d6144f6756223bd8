// node request.mjs CLIENT_ID: publishes one request to a running stack (./run local) and prints what comes of it:
// the snapshot or the failure, the states of the cards, and what changed.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Kafka, Partitioners, logLevel } from 'kafkajs';
import { Registry } from './registry.mjs';

const clientId = process.argv[2] ?? 'client-1';
const brokers = (process.env.KAFKA_BOOTSTRAP_SERVERS ?? '127.0.0.1:9092').split(',');
const registry = new Registry(process.env.SCHEMA_REGISTRY_URL ?? 'http://127.0.0.1:8085/apis/ccompat/v7');
const kafka = new Kafka({ clientId: 'example', brokers, logLevel: logLevel.ERROR });

const prefix = process.env.TOPIC_PREFIX ?? '';
const OUTCOMES = ['client-cards-snapshot', 'card-list-failed'].map((name) => prefix + name);
const CHANGES = ['card-state', 'card-status-changed', 'card-balance-changed'].map((name) => prefix + name);
const SETTLED_MS = 1500;
const GIVE_UP_MS = 20_000;

const requestId = randomUUID();
let outcome = null;
let lastNews = Date.now();

async function take(topic, message) {
  const value = await registry.decode(message.value);
  const key = message.key.toString();
  if (OUTCOMES.includes(topic) && value.request_id === requestId) {
    outcome = value;
  } else if (!CHANGES.includes(topic) || !concerns(value)) {
    return;
  }
  lastNews = Date.now();
  console.log(`\n${topic.slice(prefix.length)}  key ${key}  offset ${message.offset}`);
  console.log(JSON.stringify(value, null, 2));
}

// A change names the oldest of the requests that were answered by one call, so another's id may stand there.
function concerns(value) {
  return value !== null && (value.client_id === clientId || value.listed_by?.includes(clientId));
}

// Reads from where each topic ends now. kafkajs reads committed records unless told otherwise.
const admin = kafka.admin();
await admin.connect();
const ends = [];
for (const topic of [...OUTCOMES, ...CHANGES]) {
  for (const { partition, offset } of await admin.fetchTopicOffsets(topic)) {
    ends.push({ topic, partition, offset });
  }
}
await admin.disconnect();
const consumer = kafka.consumer({ groupId: `example-${requestId}` });
await consumer.connect();
await consumer.subscribe({ topics: [...OUTCOMES, ...CHANGES] });
await consumer.run({ autoCommit: false, eachMessage: ({ topic, message }) => take(topic, message) });
ends.forEach((end) => consumer.seek(end));

// kafkajs places keys as Java does (murmur2): a client's requests stay in order on one partition.
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();
const schema = await registry.latest(
  `${prefix}card-list-requested-value`,
  await readFile(new URL('../../schemas/CardListRequested.avsc', import.meta.url), 'utf8'),
);
const request = {
  request_id: requestId,
  client_id: clientId,
  requested_at: new Date(),
  deadline: null,
  requested_by: 'node example',
};
await producer.send({
  topic: `${prefix}card-list-requested`,
  messages: [{ key: clientId, value: registry.encode(schema, request), headers: { 'x-example': 'node' } }],
});
console.log(`published request ${requestId} for ${clientId}`);

const started = Date.now();
while (outcome ? Date.now() - lastNews < SETTLED_MS : Date.now() - started < GIVE_UP_MS) {
  await new Promise((resolve) => setTimeout(resolve, 50));
}
await producer.disconnect();
await consumer.disconnect();
if (!outcome) {
  console.error(`no outcome within ${GIVE_UP_MS / 1000} s`);
  process.exit(1);
}
