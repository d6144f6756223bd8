package cardstate.dev.soak;

import java.util.List;
import java.util.random.RandomGenerator;

/** {@code ./run soak}. */
public final class SoakMain {

    private static final int BROKEN = 1;
    private static final int CANNOT = 2;

    private SoakMain() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(SoakOptions.HELP);
            return;
        }
        System.exit(status(arguments));
    }

    private static int status(String[] arguments) {
        try {
            SoakOptions options =
                    SoakOptions.read(arguments, RandomGenerator.getDefault().nextInt(1, 1_000_000));
            return new Soak(options, System.out::println).run().isEmpty() ? 0 : BROKEN;
        } catch (IllegalArgumentException e) {
            System.err.println("run soak: " + e.getMessage());
            return CANNOT;
        } catch (IllegalStateException e) {
            System.err.println("run soak: cannot go on: " + e.getMessage());
            return CANNOT;
        }
    }
}
