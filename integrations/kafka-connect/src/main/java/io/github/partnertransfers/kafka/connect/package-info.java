/** A Kafka Connect source connector that writes the changes of transfers to a topic. */
@NullMarked
package io.github.partnertransfers.kafka.connect;

import org.jspecify.annotations.NullMarked;
