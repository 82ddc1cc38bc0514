/**
 * The life of a manifest from path to finding: load, parse, admit, read, gather, place, ask the
 * rules, sift.
 */
@NullMarked
package dev.rollcall.engine;

import org.jspecify.annotations.NullMarked;
