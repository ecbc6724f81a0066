package org.craregistry.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers with a page as it looked once all was shown: what a file on a web server would be. */
final class FinishedPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private volatile byte[] document = {};

    void show(String html) {
        document = html.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(document);
    }
}
