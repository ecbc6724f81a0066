package org.craregistry.graphql;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the server does for one network address.
 *
 * @param perAddress how many requests of one address, or of one IPv6 network of 64 bits, are carried out at once; well below
 *     {@code server.tomcat.threads.max}, which is 200
 */
@ConfigurationProperties("registry.requests")
record AddressSettings(@DefaultValue("100") int perAddress) {}
