/** Starts a real MySQL server for the tests, from nothing but a jar of Maven Central. */
@NullMarked
package org.craregistry.mysql;

import org.jspecify.annotations.NullMarked;
