package cardstate.web;

import io.vertx.ext.web.Router;

/** Some of the server's routes. */
@FunctionalInterface
public interface Routes {

    /** Adds them; called once, before the server listens. Handlers run on the event loop and must not block it. */
    void mount(Router router);
}
