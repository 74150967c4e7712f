"""The version: that of the npm package."""

VERSION = "0.1.0"
