/**
 * Style sheets that the bundler takes along; they export nothing.
 */
declare module '*.css';
