package cardstate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** An entry of any fields, with a check for each. */
final class AnyEntry {

    private final EntryWriter writer = new EntryWriter(1);
    private final List<Consumer<EntryReader>> checks = new ArrayList<>();

    AnyEntry(Random random) {
        for (int i = random.nextInt(20); i > 0; i--) {
            field(random);
        }
    }

    byte[] bytes() {
        return writer.toBytes();
    }

    void shouldBeReadFrom(EntryReader entry) {
        checks.forEach(check -> check.accept(entry));
    }

    private void field(Random random) {
        long number = random.nextLong() >> random.nextInt(64);
        switch (random.nextInt(7)) {
            case 0 -> {
                writer.writeLong(number);
                checks.add(entry -> assertThat(entry.readLong()).isEqualTo(number));
            }
            case 1 -> {
                writer.writeFixedLong(number);
                checks.add(entry -> assertThat(entry.readFixedLong()).isEqualTo(number));
            }
            case 2 -> {
                writer.writeByte((byte) number);
                checks.add(entry -> assertThat(entry.readByte()).isEqualTo((byte) number));
            }
            case 3 -> {
                writer.writeBoolean(number > 0);
                checks.add(entry -> assertThat(entry.readBoolean()).isEqualTo(number > 0));
            }
            case 4 -> {
                writer.writeNullableBytes(null);
                checks.add(entry -> assertThat(entry.readNullableBytes()).isNull());
            }
            case 5 -> {
                byte[] bytes = new byte[random.nextInt(400)];
                random.nextBytes(bytes);
                writer.writeNullableBytes(bytes);
                checks.add(entry -> assertThat(entry.readNullableBytes()).isEqualTo(bytes));
            }
            default -> {
                String text = Long.toString(number, 36) + "é€😀";
                writer.writeString(text);
                checks.add(entry -> assertThat(entry.readString()).isEqualTo(text));
            }
        }
    }
}
