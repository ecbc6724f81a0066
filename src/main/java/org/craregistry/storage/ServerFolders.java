package org.craregistry.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets the web server keep its folders beside the other temporary files, so that they go with them. */
@Component
class ServerFolders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        try {
            server.setBaseDirectory(TemporaryFolder.newFolder("server-").toFile());
            server.setDocumentRoot(TemporaryFolder.newFolder("documents-").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
