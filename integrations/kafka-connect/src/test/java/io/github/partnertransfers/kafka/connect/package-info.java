@NullMarked
package io.github.partnertransfers.kafka.connect;

import org.jspecify.annotations.NullMarked;
