package cardstate.provider;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Seeded hostile input. */
final class Samples {

    static final String LIST =
            """
            {
              "status": "ok",
              "request_status": "success",
              "dt": "2025-01-01T00:01:01+00:30",
              "cards": [
                {
                  "card_id": "019ab688-bef2-72c4-6a29-d0e08be76d95",
                  "product_id": 1000,
                  "client_id": "5b3fa7ba-57d3-4017-a65b-d57dcd2db643",
                  "branch_id": "string",
                  "card_mask": "5483-18XX-XXXX-0293",
                  "card.ips_pan_token": "string",
                  "card_month": 0,
                  "card_year": 0,
                  "first_name": "string",
                  "last_name": "string",
                  "status": "00",
                  "balances": [
                    {
                      "iban": "ES7921000813610123456789",
                      "currency": "KZT",
                      "amount": 0,
                      "linked_amount": 0,
                      "available_amount": 0,
                      "blocked_amount": 0
                    }
                  ]
                }
              ]
            }
            """;

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "true",
        "NaN",
        "-",
        "1E1000000000",
        "1e-1000000000",
        "0E+99999",
        "\\ud800",
        "\\u0000",
        "\"status\"",
        "\"error\"",
        "\"process\"",
        "\"cards\":",
        "\"card_id\":",
        "\"x\":",
        "GMT",
        "9",
        "999999999999999999999999999999",
        "\u00e9",
        "\ud83d\ude00",
        "\n",
        "//",
        "'",
        "Infinity",
        "-0",
        "0.00000000001"
    };

    private final Random random;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The provider's sample with some of its bytes replaced, removed, doubled or cut off. */
    byte[] mutated() {
        StringBuilder text = new StringBuilder(LIST);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(40));
            switch (random.nextInt(4)) {
                case 0 -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf((char) random.nextInt(256)));
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(at, text.substring(at, to));
                default -> text.insert(at, text());
            }
            if (text.length() == 0) {
                break;
            }
        }
        return text.toString().getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }
}
