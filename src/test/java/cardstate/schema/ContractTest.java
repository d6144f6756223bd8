package cardstate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas are those of contract.md, field by field; a question mark there is a union with null, default null. */
class ContractTest {

    private static final Map<String, Schema> SCHEMAS = SchemaFiles.in(SchemaFiles.CURRENT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            CardListRequested   | request_id: string, client_id: string, requested_at: time, deadline: time?, \
            requested_by: string?
            ClientCardsSnapshot | request_id: string, client_id: string, provider_request_id: string, \
            provider_time: time?, received_at: time, attempts: int, stale: boolean, cards: [Card]
            Card                | card_id: string, product_id: long?, client_id: string?, branch_id: string?, \
            card_mask: string?, ips_pan_token: string?, card_month: int?, card_year: int?, first_name: string?, \
            last_name: string?, status: string, balances: [Balance]
            Balance             | iban: string?, currency: string?, amount: decimal?, linked_amount: decimal?, \
            available_amount: decimal?, blocked_amount: decimal?
            CardListFailed      | request_id: string, client_id: string, reason: string, http_status: int?, \
            attempts: int, failed_at: time
            CardState           | card_id: string, card: Card, listed_by: [string], first_seen_at: time, \
            status_since: time, changed_at: time, changed_by_request_id: string, provider_time: time?, sequence: long
            CardStatusChanged   | card_id: string, client_id: string, request_id: string, provider_time: time?, \
            previous_status: string?, current_status: string?, sequence: long
            CardBalanceChanged  | card_id: string, client_id: string, request_id: string, provider_time: time?, \
            iban: string?, currency: string?, previous: Amounts?, current: Amounts?, sequence: long
            Amounts             | amount: decimal?, linked_amount: decimal?, available_amount: decimal?, \
            blocked_amount: decimal?
            """)
    void shouldHaveTheFieldsOfTheContract(String record, String fields) {
        // when
        String found = Objects.requireNonNull(SCHEMAS.get(record)).getFields().stream()
                .map(field -> field.name() + ": " + named(field.schema()))
                .collect(Collectors.joining(", "));

        // then
        assertThat(found).isEqualTo(fields);
    }

    @Test
    void shouldHaveNoRecordThatTheContractLacks() {
        // when
        var names = SCHEMAS.keySet();

        // then
        assertThat(names)
                .containsExactly(
                        "Amounts",
                        "Balance",
                        "Card",
                        "CardBalanceChanged",
                        "CardListFailed",
                        "CardListRequested",
                        "CardState",
                        "CardStatusChanged",
                        "ClientCardsSnapshot");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldBeInTheContractsNamespace(Schema schema) {
        // when
        String namespace = schema.getNamespace();

        // then
        assertThat(namespace).isEqualTo("cardstate.v1");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldDefaultToNullWhereNullIsAllowedAndNowhereElse(Schema schema) {
        // when
        Stream<Schema.Field> wrong = schema.getFields().stream()
                .filter(field -> field.schema().isNullable() != (field.defaultVal() == JsonProperties.NULL_VALUE)
                        || (!field.schema().isNullable() && field.hasDefaultValue()));

        // then
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldDocumentEveryRecordAndField(Schema schema) {
        // when
        List<String> docs = Stream.concat(
                        Stream.of(schema.getDoc()), schema.getFields().stream().map(Schema.Field::doc))
                .toList();

        // then
        assertThat(docs).noneMatch(doc -> doc == null || doc.isBlank());
    }

    @Test
    void shouldMarkWhatMustNotBeShown() {
        // when
        var marked = SCHEMAS.values().stream().flatMap(schema -> schema.getFields().stream()
                .filter(field -> field.getObjectProp("confluent:tags") != null)
                .map(field -> schema.getName() + "." + field.name()));

        // then
        assertThat(marked)
                .containsExactlyInAnyOrder(
                        "Amounts.amount",
                        "Amounts.linked_amount",
                        "Amounts.available_amount",
                        "Amounts.blocked_amount",
                        "Balance.iban",
                        "Balance.amount",
                        "Balance.linked_amount",
                        "Balance.available_amount",
                        "Balance.blocked_amount",
                        "Card.card_mask",
                        "Card.ips_pan_token",
                        "Card.first_name",
                        "Card.last_name",
                        "CardBalanceChanged.iban");
    }

    static Stream<Schema> schemas() {
        return SCHEMAS.values().stream();
    }

    private static String named(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> {
                boolean nullFirst = schema.getTypes().size() == 2
                        && schema.getTypes().get(0).getType() == Schema.Type.NULL;
                yield nullFirst ? named(schema.getTypes().get(1)) + "?" : schema.toString();
            }
            case ARRAY -> "[" + named(schema.getElementType()) + "]";
            case RECORD -> schema.getName();
            case BYTES -> LogicalTypes.decimal(38, 10).equals(schema.getLogicalType()) ? "decimal" : "bytes";
            case LONG -> LogicalTypes.timestampMillis().equals(schema.getLogicalType()) ? "time" : "long";
            default -> schema.getType().getName();
        };
    }
}
