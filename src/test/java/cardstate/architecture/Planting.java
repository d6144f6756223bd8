package cardstate.architecture;

import cardstate.config.Secret;
import cardstate.v1.ClientCardsSnapshot;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Makes an instance of any record, with planted values wherever a name, an IBAN, a mask, a token or a secret may be. */
final class Planting {

    static final String MARK = "PLANTED";
    static final BigDecimal AMOUNT = new BigDecimal("987654321.1234567890");

    private static final Set<String> PERSONAL = Set.of(
            "firstName",
            "lastName",
            "iban",
            "cardMask",
            "mask",
            "ipsPanToken",
            "token",
            "authId",
            "secret",
            "password");

    Object of(Class<?> type) {
        try {
            if (type == SpecificRecord.class) {
                return of(ClientCardsSnapshot.class);
            }
            return SpecificRecord.class.isAssignableFrom(type)
                    ? avro(SpecificData.get().getSchema(type), type)
                    : record(type);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " cannot be made", e);
        }
    }

    private Object record(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getName(), component.getGenericType()))
                    .toArray());
        } catch (InvocationTargetException e) {
            throw new AssertionError(type + " refuses planted values", e.getCause());
        }
    }

    private SpecificRecord avro(Schema schema, Class<?> type) throws ReflectiveOperationException {
        SpecificRecord record = (SpecificRecord) type.getConstructor().newInstance();
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), avroValue(field));
        }
        return record;
    }

    private @Nullable Object avroValue(Schema.Field field) throws ReflectiveOperationException {
        Schema schema = field.schema().isUnion() ? field.schema().getTypes().get(1) : field.schema();
        boolean time = schema.getLogicalType() != null && schema.getType() == Schema.Type.LONG;
        return switch (schema.getType()) {
            case STRING -> field.name().endsWith("_id") ? "id" : MARK;
            case BYTES -> AMOUNT;
            case INT -> 1;
            case LONG -> time ? Instant.EPOCH : (Object) 1L;
            case BOOLEAN -> true;
            case RECORD -> avro(schema, SpecificData.get().getClass(schema));
            case ARRAY -> {
                Schema item = schema.getElementType();
                yield new GenericData.Array<>(
                        schema,
                        List.of(
                                item.getType() == Schema.Type.STRING
                                        ? MARK
                                        : avro(item, SpecificData.get().getClass(item))));
            }
            default -> null;
        };
    }

    private @Nullable Object value(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(name, generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isRecord() && plain != Secret.class || SpecificRecord.class.isAssignableFrom(plain)) {
            return of(plain);
        }
        Object simple = simple(name, plain);
        if (simple != null) {
            return simple;
        }
        if (plain.isSealed()) {
            return of(plain.getPermittedSubclasses()[0]);
        }
        return plain.isInterface() ? proxy(plain) : null;
    }

    private @Nullable Object generic(String name, ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Class.class) {
            return String.class;
        }
        Object first = arguments[0] instanceof Class<?> || arguments[0] instanceof ParameterizedType
                ? value(name, arguments[0])
                : MARK;
        if (raw == List.class || raw == java.util.Collection.class) {
            return List.of(first);
        }
        if (raw == Set.class) {
            return Set.of(first);
        }
        if (raw == SortedSet.class) {
            return new TreeSet<>(List.of("id"));
        }
        if (raw == Map.class || raw == SortedMap.class) {
            Object second = arguments[1] == String.class ? MARK : value(name, arguments[1]);
            return new TreeMap<>(Map.of("property", second));
        }
        return raw.isInterface() ? proxy(raw) : null;
    }

    private static @Nullable Object simple(String name, Class<?> type) {
        Map<Class<?>, Object> values = Map.ofEntries(
                Map.entry(String.class, PERSONAL.contains(name) ? MARK : "text"),
                Map.entry(Secret.class, new Secret(MARK)),
                Map.entry(
                        URI.class, URI.create("http://" + (name.equals("proxy") ? "user:" + MARK + "@" : "") + "h:1")),
                Map.entry(byte[].class, MARK.getBytes(StandardCharsets.UTF_8)),
                Map.entry(BigDecimal.class, AMOUNT),
                Map.entry(int.class, 1),
                Map.entry(Integer.class, 1),
                Map.entry(long.class, 1L),
                Map.entry(Long.class, 1L),
                Map.entry(short.class, (short) 1),
                Map.entry(double.class, 1.0),
                Map.entry(boolean.class, true),
                Map.entry(Path.class, Path.of("file")),
                Map.entry(Instant.class, Instant.EPOCH),
                Map.entry(Duration.class, Duration.ZERO),
                Map.entry(OptionalInt.class, OptionalInt.of(1)),
                Map.entry(Object.class, MARK));
        return values.get(type);
    }

    private static Object proxy(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> method.getName().equals("toString") ? "proxy" : null);
    }
}
