/**
 * The configuration file: what it may say, where it is found, what of it holds for a file. Knows no
 * rule by name.
 */
@NullMarked
package dev.rollcall.config;

import org.jspecify.annotations.NullMarked;
