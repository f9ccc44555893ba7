"""The page in Streamlit: map, reader, panels, and how it opens."""
