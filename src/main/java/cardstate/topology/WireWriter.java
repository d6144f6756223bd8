package cardstate.topology;

import cardstate.snapshot.CardBytes;
import cardstate.topic.ContractTopic;
import cardstate.topic.SchemaIds;
import cardstate.v1.Card;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Values in Confluent's wire format: a zero byte, the schema's id, the Avro bytes. What {@code KafkaAvroSerializer} would
 * write, without its look-up of the schema for each record, which took as long as the writing (ADR 13). Stream thread only.
 */
final class WireWriter {

    private static final int HEAD_BYTES = 5;
    private static final int USUAL_BYTES = 2_048;

    private final SchemaIds ids;
    private final Map<String, Known> byTopic = new HashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    private @Nullable BinaryEncoder encoder;

    /** @param ids of schemas that the registry has been asked for at start */
    WireWriter(SchemaIds ids) {
        this.ids = ids;
    }

    <V extends SpecificRecord> byte[] write(ContractTopic<V> topic, V value) {
        bytes.reset();
        Known known = byTopic.computeIfAbsent(topic.name(), name -> know(topic));
        bytes.writeBytes(known.head());
        encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
        try {
            known.writer().write(value, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private Known know(ContractTopic<?> topic) {
        try {
            byte[] head =
                    ByteBuffer.allocate(HEAD_BYTES).putInt(1, ids.of(topic)).array();
            return new Known(head, new Writer(topic.schema()));
        } catch (IOException | RestClientException e) {
            throw new SerializationException("The id of the schema of " + topic.subject() + " cannot be had", e);
        }
    }

    private record Known(byte[] head, Writer writer) {}

    /** Cards are most of what is written, and have their own way into bytes. */
    private static final class Writer extends SpecificDatumWriter<SpecificRecord> {

        Writer(Schema schema) {
            super(schema);
        }

        @Override
        protected void writeRecord(Schema schema, Object datum, Encoder out) throws IOException {
            if (datum instanceof Card card) {
                CardBytes.write(card, out);
            } else {
                super.writeRecord(schema, datum, out);
            }
        }
    }
}
