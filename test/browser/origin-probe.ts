const origin: string = self.origin;
parent.postMessage(origin, '*');
