package cardstate.dev.soak;

import java.time.Duration;

/**
 * How to soak.
 *
 * @param length how long faults happen; settling comes after it
 * @param seed what faults and load are made from
 * @param perSecond records sent a second, bursts not counted
 * @param clients whom they are for
 */
record SoakOptions(Duration length, long seed, int perSecond, int clients) {

    static final String HELP =
            """
            Runs the whole system under load and a seeded mix of faults, lets it settle, and checks it.

              ./run soak                      two minutes, a seed of its own
              ./run soak --minutes 30         longer
              ./run soak --seed 7             the faults of that seed, again
              ./run soak --per-second 150     records sent a second
              ./run soak --clients 300        whom they are for

            Prints the seed, each fault as it begins and ends, and a line every five seconds. Exit status: 0 where all
            held, 1 where something did not, 2 where an option is wrong. Logs are kept in target/soak.
            """;

    static SoakOptions usual(Duration length, long seed) {
        return new SoakOptions(length, seed, 150, 300);
    }

    /** @throws IllegalArgumentException with what is wrong */
    static SoakOptions read(String[] arguments, long seedOfItsOwn) {
        SoakOptions options = usual(Duration.ofMinutes(2), seedOfItsOwn);
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            options = options.with(arguments[i], value);
        }
        return options;
    }

    private SoakOptions with(String option, String value) {
        return switch (option) {
            case "--minutes" ->
                new SoakOptions(Duration.ofMinutes(number(option, value, 1, 10_000)), seed, perSecond, clients);
            case "--seed" -> new SoakOptions(length, number(option, value, 0, Long.MAX_VALUE), perSecond, clients);
            case "--per-second" -> new SoakOptions(length, seed, (int) number(option, value, 1, 10_000), clients);
            case "--clients" -> new SoakOptions(length, seed, perSecond, (int) number(option, value, 1, 100_000));
            default -> throw new IllegalArgumentException("there is no option " + option + "; --help names them all");
        };
    }

    private static long number(String option, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(option + " needs a whole number from " + least + " to " + most);
    }
}
