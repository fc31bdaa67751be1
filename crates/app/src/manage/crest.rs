//! The comune's crest: any picture that was sent is painted anew, so that nothing but a picture is ever served.

use std::io::Cursor;

use access::{Action, Ctx};
use domain::Profile;
use image::{ImageFormat, ImageReader, Limits};
use sha2::{Digest, Sha256};

use super::{
    Edit, Managed, known,
    state::{State, Subject},
};
use crate::{App, AppError, Invalid, Problem, Result};

/// At most this many bytes are taken.
pub const CREST_MAX: usize = 2 * 1024 * 1024;
/// No side of a picture may be longer, in pixels: a small file can be a huge picture.
const SIDE_MAX: u32 = 4_096;
/// How large it is served at most, pixels: twice what a page shows, for fine screens.
const SERVED_SIDE: u32 = 256;

const NOT_A_PICTURE: Managed = Managed::Invalid(Invalid { field: "crest", problem: Problem::NotAPicture });

impl App {
    /// Shows another crest, or none. Takes PNG, JPEG and WebP.
    pub async fn set_crest(&self, ctx: &Ctx, revision: i64, picture: Option<Vec<u8>>) -> Result<Managed> {
        known(ctx)?;
        ctx.demand(Action::Administer)?;
        let crest = match picture {
            None => None,
            Some(bytes) if bytes.len() > CREST_MAX => {
                let problem = Problem::TooLong(CREST_MAX);
                return Ok(Managed::Invalid(Invalid { field: "crest", problem }));
            }
            Some(bytes) => {
                // Painting takes longer than a request may hold a thread of the runtime.
                let painted = tokio::task::spawn_blocking(move || paint(&bytes)).await;
                let Some(png) = painted.ok().flatten() else { return Ok(NOT_A_PICTURE) };
                let sha256 = hex(&Sha256::digest(&png));
                let tx = self.store().begin(ctx).await?;
                tx.add_crest(&sha256, &png).await?;
                tx.commit().await?;
                Some(sha256)
            }
        };
        let decide = |state| {
            Ok(match state {
                State::Tenant(profile) => State::Tenant(Box::new(Profile { crest, ..*profile })),
                other => other,
            })
        };
        self.edit(ctx, Edit { subject: Subject::Tenant, based_on: Some(revision), decide }).await
    }

    /// The picture of a crest, as PNG.
    pub async fn crest(&self, ctx: &Ctx, sha256: &str) -> Result<Vec<u8>> {
        let tx = self.store().begin_read(ctx).await?;
        tx.lookup_crest(sha256).await?.ok_or(AppError::NotFound("crest"))
    }
}

/// The picture as a PNG of at most [`SERVED_SIDE`] pixels a side; `None` where it is none that we read.
fn paint(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MAX);
    limits.max_image_height = Some(SIDE_MAX);
    reader.limits(limits);
    let picture = reader.decode().ok()?;
    let small = if picture.width().max(picture.height()) > SERVED_SIDE {
        picture.resize(SERVED_SIDE, SERVED_SIDE, image::imageops::FilterType::Lanczos3)
    } else {
        picture
    };
    let mut png = Cursor::new(vec![]);
    small.into_rgba8().write_to(&mut png, ImageFormat::Png).ok()?;
    Some(png.into_inner())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
