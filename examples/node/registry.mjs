// The schema registry over its REST API, and Avro values in the Confluent wire format: a zero byte, the schema's id in
// four bytes, then the Avro binary.
import avro from 'avsc';

/** Decimals as text, exact: bytes hold the unscaled value, two's complement, big-endian. */
class Decimal extends avro.types.LogicalType {
  constructor(schema, options) {
    super(schema, options);
    this.scale = schema.scale ?? 0;
  }

  _fromValue(bytes) {
    const unscaled = bytes.length === 0 ? 0n : BigInt.asIntN(8 * bytes.length, BigInt(`0x${bytes.toString('hex')}`));
    const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(this.scale + 1, '0');
    const whole = digits.slice(0, digits.length - this.scale);
    const fraction = digits.slice(digits.length - this.scale).replace(/0+$/, '');
    return `${unscaled < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
  }

  _toValue() {
    throw new Error('this example only reads decimals');
  }
}

/** Times as Date. */
class TimestampMillis extends avro.types.LogicalType {
  _fromValue(millis) {
    return new Date(millis);
  }

  _toValue(date) {
    return date.getTime();
  }
}

const logicalTypes = { decimal: Decimal, 'timestamp-millis': TimestampMillis };

function typeOf(schema) {
  return avro.Type.forSchema(JSON.parse(schema), { logicalTypes });
}

export class Registry {
  #url;
  #types = new Map();

  constructor(url) {
    this.#url = url.replace(/\/$/, '');
  }

  /** The newest schema of a subject; registers the given one where there is none. */
  async latest(subject, orElse) {
    const found = await this.#call(`/subjects/${encodeURIComponent(subject)}/versions/latest`);
    if (found) {
      return { id: found.id, type: typeOf(found.schema) };
    }
    const { id } = await this.#call(`/subjects/${encodeURIComponent(subject)}/versions`, { schema: orElse });
    return { id, type: typeOf(orElse) };
  }

  encode({ id, type }, value) {
    const head = Buffer.alloc(5);
    head.writeInt32BE(id, 1);
    return Buffer.concat([head, type.toBuffer(value)]);
  }

  /** The value of a record; null stays null (a tombstone). */
  async decode(bytes) {
    if (bytes === null) {
      return null;
    }
    const id = bytes.readInt32BE(1);
    if (!this.#types.has(id)) {
      this.#types.set(id, typeOf((await this.#call(`/schemas/ids/${id}`)).schema));
    }
    return this.#types.get(id).fromBuffer(bytes.subarray(5));
  }

  /** The answer's JSON, null where the registry does not know it. */
  async #call(path, body) {
    const type = 'application/vnd.schemaregistry.v1+json';
    const answer = await fetch(this.#url + path, {
      method: body ? 'POST' : 'GET',
      headers: { Accept: type, 'Content-Type': type },
      body: body && JSON.stringify(body),
    });
    if (answer.status === 404) {
      return null;
    }
    if (!answer.ok) {
      throw new Error(`the registry answered ${answer.status} to ${path}: ${await answer.text()}`);
    }
    return answer.json();
  }
}
