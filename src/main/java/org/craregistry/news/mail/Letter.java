package org.craregistry.news.mail;

/** What is written to somebody: the same twice, as plain text and as HTML. */
record Letter(String subject, String text, String html) {}
