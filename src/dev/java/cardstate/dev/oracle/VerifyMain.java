package cardstate.dev.oracle;

import cardstate.config.BadSettingsException;
import java.util.List;

/** {@code ./run verify}: checks a live system. Status 0: all holds; 1: something is violated; 2: cannot check. */
public final class VerifyMain {

    private static final String HELP =
            """
            ./run verify --bootstrap HOST:PORT --registry URL [options]

            Reads all topics and tells whether each request has its one outcome, card-state follows from the
            snapshots, and the events chain. It writes nothing and joins no group; the service may go on working.

              --prefix P                  the service's TOPIC_PREFIX
              --application-id ID         the service's APPLICATION_ID: committed offsets are checked too
              --ttl-ms 600000             the service's REQUEST_TTL_MS
              --removal-after-missing 1   the service's REMOVAL_AFTER_MISSING
              --settle-seconds 60         how long a list's way to its cards may take: younger changes are let pass
              --at-rest                   nothing is under way: all requests must have their outcome, all be settled

            Each is taken from the service's variable where it is set and the option is not. Security comes from
            KAFKA_ and SCHEMA_REGISTRY_ variables, as the service's does.
            It keeps some 300 bytes of each request, and more of each card, in a heap of half the machine's memory;
            VERIFY_HEAP=4g, for instance, is another one.
            Status 0: all holds. 1: something is violated. 2: it could not be checked.
            """;

    private static final int VIOLATED = 1;
    private static final int CANNOT = 2;

    private VerifyMain() {}

    public static void main(String[] args) {
        if (args.length > 0 && (args[0].equals("--help") || args[0].equals("-h"))) {
            System.out.print(HELP);
            return;
        }
        System.exit(run(args));
    }

    private static int run(String[] args) {
        try {
            Verdict verdict = Oracle.check(VerifyArguments.read(args, System.getenv()));
            System.out.print(verdict.report());
            return verdict.holds() ? 0 : VIOLATED;
        } catch (IllegalArgumentException e) {
            System.err.println("run verify: " + e.getMessage() + "; ./run verify --help shows the options");
        } catch (BadSettingsException | CannotCheckException e) {
            System.err.println("run verify: cannot check: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            System.err.println(
                    "run verify: cannot check: the topics hold more than the heap has room for: give it more,"
                            + " for instance VERIFY_HEAP=4g");
        } catch (RuntimeException e) {
            System.err.println("run verify: cannot check, for a defect of its own: "
                    + e.getClass().getName() + List.of(e.getStackTrace()));
        }
        return CANNOT;
    }
}
