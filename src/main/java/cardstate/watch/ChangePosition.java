package cardstate.watch;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How far a listener has read: the next offset of each partition of {@code card-status-changed}, then of
 * {@code card-balance-changed}. Its text is the id of a server-sent event, as {@code 12.0.5-7.8.9}, which means the same to
 * every instance. Immutable.
 */
public final class ChangePosition {

    private static final int LONGEST = 16_384;

    private final long[] status;
    private final long[] balance;

    ChangePosition(long[] status, long[] balance) {
        this.status = status.clone();
        this.balance = balance.clone();
    }

    /** Empty where the text is no such id. */
    public static Optional<ChangePosition> parse(String text) {
        if (text.length() > LONGEST || !text.matches("\\d{1,18}(\\.\\d{1,18})*-\\d{1,18}(\\.\\d{1,18})*")) {
            return Optional.empty();
        }
        int middle = text.indexOf('-');
        return Optional.of(new ChangePosition(numbers(text.substring(0, middle)), numbers(text.substring(middle + 1))));
    }

    long next(boolean ofStatus, int partition) {
        return ofStatus ? status[partition] : balance[partition];
    }

    boolean fits(int statusPartitions, int balancePartitions) {
        return status.length == statusPartitions && balance.length == balancePartitions;
    }

    ChangePosition after(boolean ofStatus, int partition, long offset) {
        ChangePosition moved = new ChangePosition(status, balance);
        (ofStatus ? moved.status : moved.balance)[partition] = offset + 1;
        return moved;
    }

    /** The further of the two in each partition; both are of the same partitions. */
    ChangePosition furthest(ChangePosition other) {
        return new ChangePosition(furthest(status, other.status), furthest(balance, other.balance));
    }

    /** Whether it is as far as the other in every partition. */
    boolean hasReached(ChangePosition other) {
        ChangePosition furthest = furthest(other);
        return Arrays.equals(status, furthest.status) && Arrays.equals(balance, furthest.balance);
    }

    private static long[] furthest(long[] one, long[] other) {
        return IntStream.range(0, one.length)
                .mapToLong(i -> Math.max(one[i], other[i]))
                .toArray();
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.split("\\.")).mapToLong(Long::parseLong).toArray();
    }

    private static String text(long[] offsets) {
        return LongStream.of(offsets).mapToObj(Long::toString).collect(Collectors.joining("."));
    }

    @Override
    public String toString() {
        return text(status) + "-" + text(balance);
    }
}
