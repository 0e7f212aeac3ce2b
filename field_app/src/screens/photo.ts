// A photo as it is sent: turned upright by the browser, made small, without what cameras write into it (place, time).

const LONGEST = 1600; // pixels
const QUALITY = 0.8;

export async function smallPhoto(file: Blob): Promise<ArrayBuffer> {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (made === null) throw new Error("no picture came of it");
  return made.arrayBuffer();
}
