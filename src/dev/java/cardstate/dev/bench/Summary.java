package cardstate.dev.bench;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run in a few words. Pure. */
final class Summary {

    private Summary() {}

    static String of(Measured measured) {
        return Stream.of(
                        Measure.PER_SECOND,
                        Measure.SHARE_OF_LIMIT,
                        Measure.P50_OVER_MS,
                        Measure.P99_OVER_MS,
                        Measure.RESTORE_SECONDS,
                        Measure.FIRST_SECONDS,
                        Measure.ALL_SECONDS,
                        Measure.EXTRA_BYTES)
                .filter(measure -> measured.get(measure).isPresent())
                .map(measure -> text(measured.get(measure), measure))
                .collect(Collectors.joining("  "));
    }

    private static String text(OptionalDouble figure, Measure measure) {
        return String.format(Locale.ROOT, "%,." + measure.decimals() + "f %s", figure.orElseThrow(), measure.head());
    }
}
