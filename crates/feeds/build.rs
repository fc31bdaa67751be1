//! Draws the icons of every size from the one drawing, so that they cannot differ from it.

use std::{env, error::Error, fs, path::Path};

use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{Options, Tree},
};

const DRAWING: &str = "icon.svg";

/// The blue of the design system. A phone that cuts an icon to its own shape must find no transparent corner.
const GROUND: (u8, u8, u8) = (0x00, 0x66, 0xcc);

/// Name, side in pixels, and how much of the side the drawing takes. A whole one has no ground. What is cut must lie
/// within a circle of 80 % of the side (W3C manifest, "Icon masks").
const ICONS: [(&str, u16, f32); 4] = [
    ("icon-192.png", 192, 1.0),
    ("icon-512.png", 512, 1.0),
    ("icon-maskable-512.png", 512, 0.56),
    ("apple-touch-icon.png", 180, 0.7),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={DRAWING}");
    let drawing = Tree::from_str(&fs::read_to_string(DRAWING)?, &Options::default())?;
    let out = env::var("OUT_DIR")?;
    for (name, side, share) in ICONS {
        fs::write(Path::new(&out).join(name), draw(&drawing, side, share)?)?;
    }
    Ok(())
}

fn draw(drawing: &Tree, side: u16, share: f32) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut icon = Pixmap::new(side.into(), side.into()).ok_or("an icon without pixels")?;
    if share < 1.0 {
        let (red, green, blue) = GROUND;
        icon.fill(Color::from_rgba8(red, green, blue, u8::MAX));
    }
    let side = f32::from(side);
    let scale = side * share / drawing.size().width().max(drawing.size().height());
    let margin = side * (1.0 - share) / 2.0;
    let place = Transform::from_scale(scale, scale).post_translate(margin, margin);
    resvg::render(drawing, place, &mut icon.as_mut());
    Ok(icon.encode_png()?)
}
