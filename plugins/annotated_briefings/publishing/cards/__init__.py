"""An image per briefing, for previews of links: drawn at build time, kept from build to build."""
