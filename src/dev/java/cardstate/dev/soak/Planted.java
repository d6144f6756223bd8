package cardstate.dev.soak;

import cardstate.dev.provider.Behaviour;
import cardstate.dev.provider.ProviderOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Values that must be in no log (I5): the secret, and names, IBANs, masks and tokens as the simulated provider makes them. */
final class Planted {

    static final String AUTH_ID = "soak-partner";
    static final String SECRET = "planted-secret-c0ffee";

    private static final Pattern VALUES = Pattern.compile(SECRET
            + "|\\b(ALIYA|DAMIR|AIGERIM|TIMUR|SAULE|MARAT|AKHMETOVA|SULEIMENOV|KIM|PETROVA|ZHAKSYBEKOV)\\b"
            + "|KZ\\d\\d125KZT\\d|\\b5483-\\d\\dXX|\\btok-[0-9a-f]{16}");

    private static final int REMEMBERED = 2_000_000;

    private Planted() {}

    static ProviderOptions provider(int port) {
        ProviderOptions usual = ProviderOptions.usual();
        return new ProviderOptions(
                usual.host(),
                port,
                true,
                AUTH_ID,
                SECRET,
                usual.seed(),
                0,
                REMEMBERED,
                usual.cards(),
                usual.ready(),
                Behaviour.flawless());
    }

    static boolean isIn(String text) {
        return VALUES.matcher(text).find();
    }

    /** Where a planted value is found: files and the numbers of their lines, never the value. */
    static List<String> found(List<Path> logs) {
        List<String> found = new ArrayList<>();
        for (Path log : logs) {
            try (BufferedReader reader = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
                int number = 0;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    number++;
                    if (isIn(line)) {
                        found.add(log + " line " + number);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("could not read " + log, e);
            }
        }
        return found;
    }
}
