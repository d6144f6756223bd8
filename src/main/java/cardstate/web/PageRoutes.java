package cardstate.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The page, and the document of the routes. The files are read once, from the jar. */
public final class PageRoutes implements Routes {

    /** By route: the resource and its type. */
    private static final Map<String, String[]> FILES = Map.of(
            "/", new String[] {"page/index.html", "text/html; charset=utf-8"},
            "/page/app.js", new String[] {"page/app.js", "text/javascript; charset=utf-8"},
            "/page/dom.js", new String[] {"page/dom.js", "text/javascript; charset=utf-8"},
            "/page/work.js", new String[] {"page/work.js", "text/javascript; charset=utf-8"},
            "/page/charts.js", new String[] {"page/charts.js", "text/javascript; charset=utf-8"},
            "/page/api.js", new String[] {"page/api.js", "text/javascript; charset=utf-8"},
            "/page/app.css", new String[] {"page/app.css", "text/css; charset=utf-8"},
            "/openapi.json", new String[] {"openapi.json", "application/json"});

    @Override
    public void mount(Router router) {
        FILES.forEach((route, file) -> {
            String content = read(file[0]);
            router.get(route).handler(context -> answer(context, content, file[1]));
        });
    }

    private static void answer(RoutingContext context, String content, String type) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(content);
    }

    private static String read(String name) {
        try (InputStream file = PageRoutes.class.getResourceAsStream("/web/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks web/" + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
