package org.craregistry.graphql;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one request may ask for, and all of an account within a short time.
 *
 * @param depth how many levels fields may be nested
 * @param complexity the sum over all fields of what each costs, multiplied by the rows it is asked for; see {@link QueryCost}
 * @param aliases how many fields of a document may be renamed
 * @param rootFields how many queries or mutations may be in one operation
 * @param directives how many directives a document may carry
 * @param fragments how many fragments a document may have; whether they spread each other in a circle is found with the cube of their number
 * @param tokens how many words and signs a document may have
 * @param characters how long a document may be
 * @param timeout after how long the answer is given up
 * @param requestSize how large a request may be with all its variables
 * @param cachedDocuments how many documents are kept ready
 * @param longestCachedDocument how long a document may be, in characters, to be kept ready
 * @param large from which complexity on a request has its turn with those that read all products
 * @param answerSize how large an answer may be, more or less
 * @param budget how much complexity an account may ask for at once, all requests together
 * @param budgetPerSecond how much of it comes back in a second
 */
@ConfigurationProperties("registry.graphql")
record GraphQlLimits(
        @DefaultValue("15") int depth,
        @DefaultValue("20000") int complexity,
        @DefaultValue("30") int aliases,
        @DefaultValue("20") int rootFields,
        @DefaultValue("50") int directives,
        @DefaultValue("100") int fragments,
        @DefaultValue("5000") int tokens,
        @DefaultValue("100000") int characters,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("2MB") DataSize requestSize,
        @DefaultValue("500") int cachedDocuments,
        @DefaultValue("20000") int longestCachedDocument,
        @DefaultValue("2500") int large,
        @DefaultValue("20MB") DataSize answerSize,
        @DefaultValue("1000000") long budget,
        @DefaultValue("50000") long budgetPerSecond) {}
