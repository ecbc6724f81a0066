package org.craregistry.conformity;

/** The formats of software bills of materials that are told from other files. */
enum SbomFormat {
    CYCLONEDX,
    SPDX
}
