package org.craregistry.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.craregistry.RegistryApplication;
import org.craregistry.security.QuickPasswords;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A test against the whole running registry: one context and one database for all of them. Tests use names of their own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("integration")
// Before Spring, so that it looks when Spring has rolled back what a test left open.
@ExtendWith({DatabaseAvailable.class, ConnectionsGivenBack.class})
@SpringBootTest(classes = RegistryApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({
    SchemaReportKeeper.class,
    StatementCount.Wiring.class,
    MovedClock.Wiring.class,
    SmallDisk.Wiring.class,
    QuickPasswords.Wiring.class
})
@ActiveProfiles(resolver = TestProfiles.class)
@ContextConfiguration(initializers = TestDatabase.class)
public @interface IntegrationTest {}
