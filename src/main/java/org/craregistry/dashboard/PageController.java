package org.craregistry.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.HandlerMapping;

/** Answers every address of a page with the frame; its script shows the page that belongs to the address. */
@Controller
class PageController {

    private static final Logger LOG = LoggerFactory.getLogger(PageController.class);

    private final DashboardFiles files;

    PageController(DashboardFiles files) {
        this.files = files;
    }

    @GetMapping(
            path = {
                "/",
                "/sign-in",
                "/welcome",
                "/portfolios",
                "/portfolios/{key}",
                "/portfolios/{key}/products",
                "/portfolios/{key}/imports",
                "/portfolios/{key}/imports/{id}",
                "/portfolios/{key}/dates",
                "/portfolios/{key}/people",
                "/portfolios/{key}/news",
                "/products/{id}",
                "/products/{id}/{part}",
                "/law/states",
                "/law/states/{id}",
                "/accounts",
                "/accounts/{id}",
                "/account",
                "/news"
            },
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(HttpServletRequest request, @PathVariable Map<String, String> variables) {
        String path = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        boolean ofToday = request.getParameter("asOf") == null;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(files.frame(path, ofToday ? variables : null));
    }

    @EventListener
    void sayWhereToGo(WebServerInitializedEvent started) {
        if (started.getApplicationContext().getServerNamespace() == null) {
            LOG.info(
                    "Open http://localhost:{}/ in a browser.",
                    started.getWebServer().getPort());
        }
    }
}
