/**
 * The models of the transfer endpoints, generated from the OpenAPI document, and what they stand
 * on. All are immutable and safe to share between threads.
 */
package io.github.partnertransfers.model;
