package cardstate.dev.provider;

/** What {@code ./run provider} prints: where it is, and calls that work when pasted into a shell. Pure. */
final class Greeting {

    private static final String SIGNED =
            """
            b64() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
            secret=%3$s
            body='{"request_id":"'$(date +%%s%%N)'","client_id":"client-1"}'
            head=$(printf '%%s' '{"uri":"%2$s","auth_id":"%4$s","method":"POST","params":"","alg":"HS512"}' | b64)
            sign=$(printf '%%s.%%s' "$head" "$(printf '%%s' "$body" | b64)" | openssl dgst -sha512 -hmac "$secret" -binary | b64)
            curl -H 'Content-Type: application/json' -H "X-JWS-Signature: $head..$sign" -d "$body" %1$s%2$s
            """;

    private static final String UNSIGNED =
            """
            curl -H 'Content-Type: application/json' -d '{"request_id":"'$(date +%%s%%N)'","client_id":"client-1"}' \\
              %1$s%2$s
            """;

    private Greeting() {}

    static String of(String url, ProviderOptions options) {
        boolean published = options.secret().equals(ProviderOptions.usual().secret());
        String call = (options.signatures() ? SIGNED : UNSIGNED)
                .formatted(url, ListHandler.PATH, published ? options.secret() : "...", options.authId());
        return """
                The simulated provider listens at %1$s. Try it:

                %2$s
                Beside the provider's API, for instance curl %1$s/_truth/client-1
                %3$s
                Ctrl-C ends it.
                """
                .formatted(url, call.indent(2), ControlHandler.HELP.indent(2));
    }
}
