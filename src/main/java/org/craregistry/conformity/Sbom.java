package org.craregistry.conformity;

/**
 * What a software bill of materials says of itself.
 *
 * @param version of the format, such as 1.6
 */
record Sbom(SbomFormat format, String version) {}
