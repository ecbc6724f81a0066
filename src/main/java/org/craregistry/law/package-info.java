/**
 * The law as code: the facts it asks for, its provisions with their citations, and the answers they give for one
 * product on one date under one state of the law. Pure: no clock, no input or output, no framework.
 */
@NullMarked
package org.craregistry.law;

import org.jspecify.annotations.NullMarked;
