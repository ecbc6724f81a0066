package org.craregistry.dashboard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test that carries out jobs on the pages as a person does, in a real browser. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@EnabledIf(value = "org.craregistry.dashboard.Chromium#isThere", disabledReason = Chromium.MISSING)
@DisabledIfSystemProperty(
        named = "registry.test.database",
        matches = "mysql|mariadb",
        disabledReason = "Pages see no database.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@interface PageTest {}
