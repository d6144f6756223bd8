package cardstate.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Lets through who has a token, and keeps what it may see with the request. */
final class Guard implements Handler<RoutingContext> {

    private static final String ACCESS = "access";
    private static final String GUARD = "guard";

    private final Tokens tokens;

    Guard(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void handle(RoutingContext context) {
        Optional<Tokens.Access> access = access(context);
        if (access.isPresent()) {
            context.put(ACCESS, access.get());
            context.put(GUARD, this);
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            context.next();
        } else {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            new Problem(
                            401,
                            "No access",
                            "send Authorization: Bearer and a token of the file that HTTP_TOKEN_FILE names")
                    .answer(context);
        }
    }

    private Optional<Tokens.Access> access(RoutingContext context) {
        return tokens.access(context.request().getHeader(HttpHeaders.AUTHORIZATION));
    }

    /** Whether the caller still has the access that it was let through with: for what stays open. */
    static boolean stillLetsThrough(RoutingContext context) {
        Guard guard = context.get(GUARD);
        return guard.access(context).equals(Optional.of(context.<Tokens.Access>get(ACCESS)));
    }

    /** How records are shown to the caller of a guarded route. */
    static RecordJson json(RoutingContext context) {
        return new RecordJson(context.get(ACCESS) == Tokens.Access.SENSITIVE);
    }
}
